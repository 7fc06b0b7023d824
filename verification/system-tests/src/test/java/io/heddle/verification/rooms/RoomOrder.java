// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification.rooms;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

/**
 * The rooms of a module, lowest first: each may use only rooms named before it. A package that is in no room breaks the
 * rule, so a new one gets its place in the order when it is made.
 *
 * <pre>{@code
 * static final ArchRule ORDER =
 *         new RoomOrder("io.heddle.x").room("internal.codec").room("internal.read").root().rule();
 * }</pre>
 */
final class RoomOrder {
    private final String base;
    private final Map<String, DescribedPredicate<JavaClass>> rooms = new LinkedHashMap<>();

    RoomOrder(String base) {
        this.base = base;
    }

    /** The next room up: one package, without those below its name. */
    RoomOrder room(String name) {
        return add(name, JavaClass.Predicates.resideInAPackage(base + "." + name));
    }

    /** The module's root package as the next room up. */
    RoomOrder root() {
        return add("the root", JavaClass.Predicates.resideInAPackage(base));
    }

    /** Some types of the root package, with those nested in them: the part of a module's API that others stand on. */
    RoomOrder rootTypes(String name, String... types) {
        Set<String> names = Set.of(types);
        return add(name, JavaClass.Predicates.resideInAPackage(base)
                .and(DescribedPredicate.describe("are " + names, type -> names.contains(outermost(type)))));
    }

    /** The types of the root package that {@link #rootTypes} has not placed. */
    RoomOrder restOfRoot(String name) {
        DescribedPredicate<JavaClass> placed = DescribedPredicate.or(rooms.values());
        return add(name, JavaClass.Predicates.resideInAPackage(base).and(DescribedPredicate.not(placed)));
    }

    ArchRule rule() {
        LayeredArchitecture rule = layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .ensureAllClassesAreContainedInArchitecture();
        for (Map.Entry<String, DescribedPredicate<JavaClass>> room : rooms.entrySet()) {
            rule = rule.layer(room.getKey()).definedBy(room.getValue());
        }
        String[] names = rooms.keySet().toArray(String[]::new);
        for (int floor = 0; floor < names.length; floor++) {
            rule = floor == 0
                    ? rule.whereLayer(names[0]).mayNotAccessAnyLayer()
                    : rule.whereLayer(names[floor]).mayOnlyAccessLayers(Arrays.copyOf(names, floor));
        }
        return rule;
    }

    private RoomOrder add(String name, DescribedPredicate<JavaClass> types) {
        if (rooms.putIfAbsent(name, types.as(name)) != null) {
            throw new IllegalArgumentException("the room is named twice: " + name);
        }
        return this;
    }

    private static String outermost(JavaClass type) {
        JavaClass outermost = type.getBaseComponentType();
        while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().get();
        }
        return outermost.getSimpleName();
    }
}

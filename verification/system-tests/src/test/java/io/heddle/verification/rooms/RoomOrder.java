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
 * The layers of a module, lowest first: each may use only layers declared before it. A package without a layer violates
 * the rule, so every new package must be placed in the order.
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

    /** Adds the next layer: one package, without its subpackages. */
    RoomOrder room(String name) {
        return add(name, JavaClass.Predicates.resideInAPackage(base + "." + name));
    }

    /** Adds the module's root package as the next layer. */
    RoomOrder root() {
        return add("the root", JavaClass.Predicates.resideInAPackage(base));
    }

    /** Adds some types of the root package and their nested types: the part of the API on which lower layers depend. */
    RoomOrder rootTypes(String name, String... types) {
        Set<String> names = Set.of(types);
        return add(name, JavaClass.Predicates.resideInAPackage(base)
                .and(DescribedPredicate.describe("are " + names, type -> names.contains(outermost(type)))));
    }

    /** Adds the types of the root package that {@link #rootTypes} has not placed. */
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

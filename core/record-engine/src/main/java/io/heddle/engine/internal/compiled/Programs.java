// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import io.heddle.contract.Contract;
import io.heddle.contract.FieldPath;
import io.heddle.contract.Mask;
import io.heddle.contract.OutputPort;
import io.heddle.contract.ProductKey;
import io.heddle.engine.RecordProgram;
import io.heddle.engine.internal.ValueProgram;
import io.heddle.engine.internal.avro.Resolution;
import io.heddle.engine.internal.mask.MaskKeys;
import io.heddle.engine.internal.path.PathTree;
import io.heddle.engine.internal.path.Place;
import io.heddle.engine.internal.rule.FieldCheck;
import io.heddle.engine.internal.rule.FieldChecks;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Makes compiled programs. */
public final class Programs {
    private Programs() {}

    /**
     * The program for records.
     *
     * @param reference judges what the program does not accept; has the contract's record rules, compiled
     */
    public static RecordProgram ofRecords(
            Schema writer, Contract contract, List<OutputPort> ports, MaskKeys keys, ValueProgram reference) {
        Schema schema = contract.valueSchema();
        Resolver.Action root = Resolution.of(writer, schema);
        RecordTests tests = RecordTests.of(reference.recordRules().all(), root, schema).orElse(null);
        if (tests == null) {
            return reference;
        }
        PathTree<FieldCheck> checks = PathTree.create();
        contract.fields()
                .forEach(field -> field.rules().forEach(rule -> checks.put(field.path(), FieldChecks.of(rule))));
        Spot spot = new Spot(
                some(Place.bind(schema, checks, missing -> {})),
                masks(schema, contract, ports, keys, all -> all),
                tests.places());
        return program(
                WalkCompiler.compile(writer, root, ports.size(), spot, tests.fieldSlots()),
                ports.size(),
                tests,
                reference);
    }

    /** The program for keys in Avro. */
    public static RecordProgram ofKeys(
            Schema writer,
            ProductKey key,
            Contract contract,
            List<OutputPort> ports,
            MaskKeys keys,
            RecordProgram reference) {
        Spot spot = new Spot(
                null,
                masks(key.schema(), contract, ports, keys, all -> all.field(key.field().text())),
                null);
        return program(
                WalkCompiler.compile(writer, Resolution.of(writer, key.schema()), ports.size(), spot, new int[0]),
                ports.size(),
                RecordTests.NONE,
                reference);
    }

    /** The reference itself where there is no walk. */
    static RecordProgram program(Program program, int ports, RecordTests tests, RecordProgram reference) {
        Walk walk = GeneratedWalk.of(program, tests.natives());
        return walk == null ? reference : new CompiledProgram(program, walk, ports, tests, reference);
    }

    private static List<Spot.PortSpot> masks(
            Schema schema,
            Contract contract,
            List<OutputPort> ports,
            MaskKeys keys,
            UnaryOperator<PathTree<PortMask>> part) {
        List<Spot.PortSpot> spots = new ArrayList<>();
        for (OutputPort port : ports) {
            PathTree<PortMask> tree = PathTree.create();
            Map<FieldPath, Mask> masks = contract.masksOf(port);
            masks.forEach((path, mask) -> tree.put(path, PortMask.of(mask, path, keys)));
            Place<PortMask> place = some(Place.bind(schema, part.apply(tree), missing -> {}));
            spots.add(place == null ? Spot.PortSpot.PLAIN : new Spot.PortSpot(place, false));
        }
        return spots;
    }

    private static <T> @Nullable Place<T> some(Place<T> place) {
        return place.isEmpty() ? null : place;
    }
}

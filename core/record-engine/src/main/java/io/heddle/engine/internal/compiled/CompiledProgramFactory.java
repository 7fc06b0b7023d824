// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import io.heddle.contract.Contract;
import io.heddle.contract.FieldPath;
import io.heddle.contract.Mask;
import io.heddle.contract.OutputPort;
import io.heddle.contract.ProductKey;
import io.heddle.engine.RecordProgram;
import io.heddle.engine.internal.avro.SchemaResolution;
import io.heddle.engine.internal.compiled.codegen.HiddenWalkClass;
import io.heddle.engine.internal.compiled.compiler.ProgramCompiler;
import io.heddle.engine.internal.compiled.placement.FieldGovernance;
import io.heddle.engine.internal.compiled.placement.PortFieldMask;
import io.heddle.engine.internal.compiled.program.WalkProgram;
import io.heddle.engine.internal.compiled.rule.RecordRuleChecks;
import io.heddle.engine.internal.compiled.runtime.CompiledWalk;
import io.heddle.engine.internal.mask.ProductMaskKeys;
import io.heddle.engine.internal.path.FieldPathTree;
import io.heddle.engine.internal.path.SchemaBinding;
import io.heddle.engine.internal.reference.ReferenceProgram;
import io.heddle.engine.internal.rule.FieldCheck;
import io.heddle.engine.internal.rule.FieldCheckFactory;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Creates compiled programs. */
public final class CompiledProgramFactory {
    private CompiledProgramFactory() {}

    /**
     * Creates the program for records.
     *
     * @param reference decides the records that the program does not accept; holds the contract's compiled record rules
     */
    public static RecordProgram forRecords(
            Schema writer, Contract contract, List<OutputPort> ports, ProductMaskKeys keys,
            ReferenceProgram reference) {
        Schema schema = contract.valueSchema();
        Resolver.Action root = SchemaResolution.of(writer, schema);
        RecordRuleChecks tests = RecordRuleChecks.of(reference.recordRules().all(), root, schema).orElse(null);
        if (tests == null) {
            return reference;
        }
        FieldPathTree<FieldCheck> checks = FieldPathTree.create();
        contract.fields()
                .forEach(field -> field.rules().forEach(rule -> checks.put(field.path(), FieldCheckFactory.of(rule))));
        FieldGovernance governance = new FieldGovernance(
                nullIfEmpty(SchemaBinding.bind(schema, checks, missing -> {})),
                portGovernance(schema, contract, ports, keys, all -> all),
                tests.slotBinding());
        return compiledOrReference(
                ProgramCompiler.compile(writer, root, ports.size(), governance, tests.fieldSlots()),
                ports.size(),
                tests,
                reference);
    }

    /** Creates the program for Avro keys. */
    public static RecordProgram forKeys(
            Schema writer,
            ProductKey key,
            Contract contract,
            List<OutputPort> ports,
            ProductMaskKeys keys,
            RecordProgram reference) {
        FieldGovernance governance = new FieldGovernance(
                null,
                portGovernance(key.schema(), contract, ports, keys, all -> all.inKey(key)),
                null);
        return compiledOrReference(
                ProgramCompiler.compile(writer, SchemaResolution.of(writer, key.schema()), ports.size(), governance,
                        new int[0]),
                ports.size(),
                RecordRuleChecks.NONE,
                reference);
    }

    /** The compiled program, or the reference itself if no walk can be generated. */
    public static RecordProgram compiledOrReference(WalkProgram program, int ports, RecordRuleChecks tests,
            RecordProgram reference) {
        CompiledWalk walk = HiddenWalkClass.create(program, tests.nativeRules());
        return walk == null ? reference : new CompiledProgram(program, walk, ports, tests, reference);
    }

    private static List<FieldGovernance.PortGovernance> portGovernance(
            Schema schema,
            Contract contract,
            List<OutputPort> ports,
            ProductMaskKeys keys,
            UnaryOperator<FieldPathTree<PortFieldMask>> part) {
        List<FieldGovernance.PortGovernance> portGovernances = new ArrayList<>();
        for (OutputPort port : ports) {
            FieldPathTree<PortFieldMask> tree = FieldPathTree.create();
            Map<FieldPath, Mask> masks = contract.masksOf(port);
            masks.forEach((path, mask) -> tree.put(path, PortFieldMask.of(mask, path, keys)));
            SchemaBinding<PortFieldMask> place =
                    nullIfEmpty(SchemaBinding.bind(schema, part.apply(tree), missing -> {}));
            portGovernances.add(place == null
                    ? FieldGovernance.PortGovernance.UNGOVERNED
                    : new FieldGovernance.PortGovernance(place, false));
        }
        return portGovernances;
    }

    private static <T> @Nullable SchemaBinding<T> nullIfEmpty(SchemaBinding<T> place) {
        return place.isEmpty() ? null : place;
    }
}

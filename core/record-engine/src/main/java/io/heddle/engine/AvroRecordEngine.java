// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import io.heddle.contract.Contract;
import io.heddle.contract.OutputPort;
import io.heddle.contract.ProductKey;
import io.heddle.contract.RuleFault;
import io.heddle.engine.internal.avro.ResolutionDifferences;
import io.heddle.engine.internal.avro.ResolutionDifferences.Difference;
import io.heddle.engine.internal.cel.CelRecordRules;
import io.heddle.engine.internal.mask.PortMasks;
import io.heddle.engine.internal.mask.ProductMaskKeys;
import io.heddle.engine.internal.reference.AvroKeyProgram;
import io.heddle.engine.internal.reference.RecordRejections;
import io.heddle.engine.internal.reference.ReferenceProgram;
import io.heddle.engine.internal.reference.TextKeyProgram;
import io.heddle.engine.internal.rule.FieldRules;
import io.heddle.engine.keys.KeyProvider;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The reference engine, built on Avro's own resolving reader and writer. It favours correctness over speed: it behaves
 * exactly as Avro does, behind a bounded walk that first rejects hostile bytes. Immutable and thread-safe.
 *
 * <pre>{@code
 * RecordEngine engine = new AvroRecordEngine(FileKeyset.openOrCreate(file));
 * if (engine.compile(writer, contract, contract.ports()) instanceof CompilationResult.Compiled compiled) {
 *     Verdict verdict = compiled.program().run(bytes, 0, bytes.length, Instant.now());
 * }
 * }</pre>
 */
public final class AvroRecordEngine implements RecordEngine {
    private final @Nullable KeyProvider keys;

    /** Creates an engine that can mask. */
    public AvroRecordEngine(KeyProvider keys) {
        this(keys, true);
    }

    private AvroRecordEngine(@Nullable KeyProvider keys, boolean masks) {
        this.keys = masks ? keys : null;
    }

    /**
     * Creates an engine without keys, for callers that only check records: compile without ports. Compiling a port that
     * masks with {@code hash}, {@code email} or {@code encrypt} throws {@link IllegalStateException}.
     */
    public static AvroRecordEngine checkOnly() {
        return new AvroRecordEngine(null, false);
    }

    @Override
    public CompilationResult compile(Schema writer, Contract contract, List<OutputPort> ports) {
        Schema schema = contract.valueSchema();
        List<Difference> differences = ResolutionDifferences.between(writer, schema);
        if (differences.stream().anyMatch(Difference::always)) {
            return RecordRejections.incompatible(differences);
        }
        FieldRules fieldRules = FieldRules.bind(schema, contract.fields(), path -> {
            throw new IllegalArgumentException("the contract has rules for '" + path + "', which its schema lacks");
        });
        CelRecordRules recordRules = CelRecordRules.compile(schema, contract.rules());
        List<PortMasks> masks = new ArrayList<>();
        for (OutputPort port : ports) {
            masks.add(PortMasks.ofRecord(schema, contract.masksOf(port), keys(contract)));
        }
        return unlessUnresolvable(writer, schema,
                () -> new ReferenceProgram(writer, schema, differences, fieldRules, recordRules, masks));
    }

    @Override
    public CompilationResult compileKey(Schema writer, Contract contract, List<OutputPort> ports) {
        Schema schema = key(contract).schema();
        List<Difference> differences = ResolutionDifferences.between(writer, schema);
        if (differences.stream().anyMatch(Difference::always)) {
            return RecordRejections.incompatible(differences);
        }
        List<PortMasks> masks = keyMasks(contract, ports);
        return unlessUnresolvable(writer, schema, () -> new AvroKeyProgram(writer, schema, differences, masks));
    }

    /**
     * Whatever fails on a writer's schema makes that schema incompatible. Only a failure on the contract's own schema
     * is a defect, and thrown.
     */
    private static CompilationResult unlessUnresolvable(Schema writer, Schema schema, Supplier<RecordProgram> program) {
        try {
            return new CompilationResult.Compiled(program.get());
        } catch (RuntimeException | StackOverflowError e) {
            if (writer.equals(schema)) {
                throw e;
            }
            return RecordRejections.incompatible(ResolutionDifferences.unresolvable(writer, schema, e));
        }
    }

    @Override
    public RecordProgram compileTextKey(Contract contract, List<OutputPort> ports) {
        return new TextKeyProgram(key(contract).schema(), keyMasks(contract, ports));
    }

    @Override
    public List<RuleFault> check(Contract contract) {
        List<RuleFault> faults = new ArrayList<>(FieldRules.check(contract.valueSchema(), contract.fields()));
        faults.addAll(CelRecordRules.check(contract.valueSchema(), contract.rules()));
        return faults.isEmpty()
                ? CompilationTrial.faults(contract, new AvroRecordEngine(new CompilationTrial.TrialKeys()))
                : List.copyOf(faults);
    }

    private List<PortMasks> keyMasks(Contract contract, List<OutputPort> ports) {
        ProductKey key = key(contract);
        return ports.stream()
                .map(port -> PortMasks.ofKey(key, contract.masksOf(port), keys(contract)))
                .toList();
    }

    private ProductMaskKeys keys(Contract contract) {
        return new ProductMaskKeys(keys, contract.id());
    }

    private static ProductKey key(Contract contract) {
        return contract.key()
                .orElseThrow(() -> new IllegalArgumentException(contract.id() + " has no key"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import io.heddle.contract.Contract;
import io.heddle.contract.OutputPort;
import io.heddle.contract.ProductKey;
import io.heddle.contract.RuleFault;
import io.heddle.engine.internal.compiled.CompiledProgramFactory;
import io.heddle.engine.internal.mask.ProductMaskKeys;
import io.heddle.engine.internal.reference.ReferenceProgram;
import io.heddle.engine.keys.KeyProvider;
import io.heddle.engine.keys.KeysUnavailableException;
import io.heddle.engine.keys.KeysetException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.function.Supplier;

/**
 * The engine that works on the encoded bytes: unchanged ranges are copied and no value becomes an object. It accepts
 * the same records as {@link AvroRecordEngine} and produces the same bytes; every record that its fast path does not
 * accept is decided by that engine. Immutable and thread-safe.
 *
 * <pre>{@code
 * RecordEngine engine = new CompiledRecordEngine(FileKeyset.openOrCreate(file));
 * if (engine.compile(writer, contract, contract.ports()) instanceof CompilationResult.Compiled compiled) {
 *     Verdict verdict = compiled.program().run(bytes, 0, bytes.length, Instant.now());
 * }
 * }</pre>
 */
public final class CompiledRecordEngine implements RecordEngine {
    private static final Logger LOG = LoggerFactory.getLogger(CompiledRecordEngine.class);

    private final AvroRecordEngine reference;
    private final @Nullable KeyProvider keys;
    /** Whether a failure of the fast path is thrown. */
    private final boolean strict;

    /** Creates an engine that can mask. */
    public CompiledRecordEngine(KeyProvider keys) {
        this(new AvroRecordEngine(keys), keys, false);
    }

    private CompiledRecordEngine(AvroRecordEngine reference, @Nullable KeyProvider keys, boolean strict) {
        this.reference = reference;
        this.keys = keys;
        this.strict = strict;
    }

    /** Creates an engine without keys, see {@link AvroRecordEngine#checkOnly}. */
    public static CompiledRecordEngine checkOnly() {
        return new CompiledRecordEngine(AvroRecordEngine.checkOnly(), null, false);
    }

    @Override
    public CompilationResult compile(Schema writer, Contract contract, List<OutputPort> ports) {
        CompilationResult compilation = reference.compile(writer, contract, ports);
        if (!(compilation instanceof CompilationResult.Compiled compiled)) {
            return compilation;
        }
        // The reference engine creates no other type of program for records.
        ReferenceProgram program = (ReferenceProgram) compiled.program();
        return fasterThan(program, contract, () -> CompiledProgramFactory.forRecords(
                writer, contract, ports, new ProductMaskKeys(keys, contract.id()), program));
    }

    @Override
    public CompilationResult compileKey(Schema writer, Contract contract, List<OutputPort> ports) {
        CompilationResult compilation = reference.compileKey(writer, contract, ports);
        ProductKey key = contract.key().orElseThrow();
        return compilation instanceof CompilationResult.Compiled compiled
                ? fasterThan(compiled.program(), contract, () -> CompiledProgramFactory.forKeys(writer, key, contract,
                        ports, new ProductMaskKeys(keys, contract.id()), compiled.program()))
                : compilation;
    }

    /**
     * The compiled program; the reference program, which is slow but right, if compiling fails although the reference
     * engine compiled the same. An outage of the keys is neither.
     */
    private CompilationResult fasterThan(RecordProgram reference, Contract contract,
            Supplier<RecordProgram> compiled) {
        try {
            return new CompilationResult.Compiled(compiled.get());
        } catch (KeysUnavailableException | KeysetException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            if (strict) {
                throw e;
            }
            LOG.error("{}: a program does not compile ({}), its records are checked without it and slowly",
                    contract.ref(), e.getClass().getSimpleName());
            LOG.debug("{}", contract.ref(), e);
            return new CompilationResult.Compiled(reference);
        }
    }

    @Override
    public RecordProgram compileTextKey(Contract contract, List<OutputPort> ports) {
        return reference.compileTextKey(contract, ports);
    }

    @Override
    public List<RuleFault> check(Contract contract) {
        List<RuleFault> faults = reference.check(contract);
        return faults.isEmpty() ? CompilationTrial.faults(contract, trial()) : faults;
    }

    /** An engine without the fallback to the reference program. */
    private static CompiledRecordEngine trial() {
        KeyProvider keys = new CompilationTrial.TrialKeys();
        return new CompiledRecordEngine(new AvroRecordEngine(keys), keys, true);
    }
}

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
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;

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
    private final AvroRecordEngine reference;
    private final @Nullable KeyProvider keys;

    /** Creates an engine that can mask. */
    public CompiledRecordEngine(KeyProvider keys) {
        this(new AvroRecordEngine(keys), keys);
    }

    private CompiledRecordEngine(AvroRecordEngine reference, @Nullable KeyProvider keys) {
        this.reference = reference;
        this.keys = keys;
    }

    /** Creates an engine without keys, see {@link AvroRecordEngine#checkOnly}. */
    public static CompiledRecordEngine checkOnly() {
        return new CompiledRecordEngine(AvroRecordEngine.checkOnly(), null);
    }

    @Override
    public CompilationResult compile(Schema writer, Contract contract, List<OutputPort> ports) {
        CompilationResult compilation = reference.compile(writer, contract, ports);
        return compilation instanceof CompilationResult.Compiled compiled
                ? new CompilationResult.Compiled(
                        CompiledProgramFactory.forRecords(
                                writer,
                                contract,
                                ports,
                                new ProductMaskKeys(keys, contract.id()),
                                // The reference engine creates no other type of program for records.
                                (ReferenceProgram) compiled.program()))
                : compilation;
    }

    @Override
    public CompilationResult compileKey(Schema writer, Contract contract, List<OutputPort> ports) {
        CompilationResult compilation = reference.compileKey(writer, contract, ports);
        ProductKey key = contract.key().orElseThrow();
        return compilation instanceof CompilationResult.Compiled compiled
                ? new CompilationResult.Compiled(
                        CompiledProgramFactory.forKeys(writer, key, contract, ports,
                                new ProductMaskKeys(keys, contract.id()), compiled.program()))
                : compilation;
    }

    @Override
    public RecordProgram compileTextKey(Contract contract, List<OutputPort> ports) {
        return reference.compileTextKey(contract, ports);
    }

    @Override
    public List<RuleFault> check(Contract contract) {
        return reference.check(contract);
    }
}

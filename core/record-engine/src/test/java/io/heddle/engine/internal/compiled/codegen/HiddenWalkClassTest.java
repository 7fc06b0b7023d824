// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.codegen;

import io.heddle.engine.generated.RandomAvro;
import io.heddle.engine.generated.RandomSchemaPairs;
import io.heddle.engine.internal.avro.SchemaResolution;
import io.heddle.engine.internal.compiled.compiler.ProgramCompiler;
import io.heddle.engine.internal.compiled.placement.FieldGovernance;
import io.heddle.engine.internal.compiled.program.WalkProgram;
import io.heddle.engine.internal.compiled.runtime.CompiledWalk;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** HotSpot's limits for generated classes: it does not compile methods of 8,000 bytes or more. */
class HiddenWalkClassTest {
    private static final int HUGE_METHOD = 8_000;

    @Test
    void shouldKeepMethodsSmallWhenSchemasAreGenerated() {
        for (long seed = 0; seed < 300; seed++) {
            RandomAvro avro = new RandomAvro(seed);
            Schema writer = avro.record();
            Schema reader = new RandomSchemaPairs(avro.random(), 4).readerOf(writer);

            assertSmall(program(writer, reader, 2));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 40, 500, 3_000})
    void shouldKeepMethodsSmallWhenRecordsAreWide(int fields) {
        assertSmall(program(wide(fields, Schema.create(Schema.Type.STRING)), 1));
        assertSmall(program(wide(fields, Schema.create(Schema.Type.DOUBLE)), 1));
        assertSmall(program(wide(fields, SchemaBuilder.nullable().longType()), 1));
    }

    @Test
    void shouldKeepMethodsSmallWhenWideRecordsAreInsideOthers() {
        Schema wide = wide(400, Schema.create(Schema.Type.STRING));
        Schema inArray = wide(1, Schema.createArray(wide));
        Schema inMap = wide(1, Schema.createMap(wide));
        Schema inUnion = wide(1, Schema.createUnion(Schema.create(Schema.Type.INT), wide, Schema.createArray(wide)));
        Schema nullable = wide(1, Schema.createUnion(Schema.create(Schema.Type.NULL), wide));

        for (Schema schema : List.of(inArray, inMap, inUnion, nullable)) {
            assertSmall(program(schema, 1));
        }
    }

    @Test
    void shouldKeepMethodsSmallWhenEveryFieldIsConverted() {
        Schema writer = wide(2_000, Schema.create(Schema.Type.INT));
        Schema reader = wide(2_000, Schema.create(Schema.Type.DOUBLE));

        assertSmall(program(writer, reader, 5));
    }

    @Test
    void shouldFallBackWhenAClassCannotHoldTheProgram() {
        SchemaBuilder.FieldAssembler<Schema> reader = SchemaBuilder.record("Wide1").fields();
        for (int i = 0; i < 7_000; i++) {
            reader = reader.name("added" + i).type().stringType().stringDefault("default " + i);
        }

        assertThat(HiddenWalkClass.create(program(wide(1, Schema.create(Schema.Type.INT)), reader.endRecord(), 1),
                List.of()))
                .isNull();
    }

    @Test
    void shouldUnloadClassesWhenProgramsAreUnreachable() {
        // Each generated class takes some kilobytes of metaspace; a class loader that held them would never free them.
        Schema schema = wide(200, Schema.create(Schema.Type.STRING));
        List<WeakReference<CompiledWalk>> walks = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            walks.add(
                    new WeakReference<>(Objects.requireNonNull(HiddenWalkClass.create(program(schema, 1), List.of()))));
        }

        await().untilAsserted(() -> {
            System.gc();
            assertThat(walks).allMatch(walk -> walk.get() == null);
        });
    }

    private static Schema wide(int fields, Schema type) {
        SchemaBuilder.FieldAssembler<Schema> record =
                SchemaBuilder.record("Wide" + fields).fields();
        for (int i = 0; i < fields; i++) {
            record = record.name("f" + i).type(type).noDefault();
        }
        return record.endRecord();
    }

    private static WalkProgram program(Schema schema, int ports) {
        return program(schema, schema, ports);
    }

    private static WalkProgram program(Schema writer, Schema reader, int ports) {
        return ProgramCompiler.compile(writer, SchemaResolution.of(writer, reader), ports,
                FieldGovernance.ungoverned(ports), new int[0]);
    }

    private static void assertSmall(WalkProgram program) {
        HiddenWalkClass.WalkClassFile emitted = Objects.requireNonNull(HiddenWalkClass.emit(program, List.of()));
        Map<String, Integer> sizes = GeneratedMethodSizes.of(emitted.classFile());
        sizes.remove("<clinit>");
        assertThat(sizes).containsKey("walk").allSatisfy((method, size) -> assertThat(size)
                .as(method)
                .isLessThan(HUGE_METHOD));
        assertThat(HiddenWalkClass.create(program, List.of())).isNotNull();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification.rooms;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Package order of the record engine: shared program types, the reference engine, the compiled walk, then the engines.
 */
@AnalyzeClasses(packages = "io.heddle.engine", importOptions = ImportOption.DoNotIncludeTests.class)
class RecordEngineRoomsTest {
    @ArchTest
    static final ArchRule ROOMS_USE_ONLY_LOWER_ROOMS = new RoomOrder("io.heddle.engine")
            .rootTypes("the API", "RecordEngine", "RecordProgram", "RecordOutputs", "Verdict", "CompilationResult")
            .room("internal.crypto")
            .room("internal.pattern")
            .room("internal.personaldata")
            .room("internal.path")
            .room("internal.walk")
            .room("internal.avro")
            .room("internal.keyset")
            .room("keys")
            .room("internal.rule")
            .room("internal.predicate")
            .room("internal.mask")
            .room("internal.cel")
            .room("internal.reference")
            .room("internal.compiled.runtime")
            .room("internal.compiled.program")
            .room("internal.compiled.placement")
            .room("internal.compiled.rule")
            .room("internal.compiled.mask")
            .room("internal.compiled.compiler")
            .room("internal.compiled.codegen")
            .room("internal.compiled")
            .restOfRoot("the engines")
            .room("detection")
            .room("compatibility")
            .rule();
}

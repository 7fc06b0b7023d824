// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification.rooms;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Package order of the CLI: shared infrastructure, then each command, then the demo and the entry point. */
@AnalyzeClasses(packages = "io.heddle.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class MeshCliRoomsTest {
    @ArchTest
    static final ArchRule ROOMS_USE_ONLY_LOWER_ROOMS = new RoomOrder("io.heddle.cli")
            .room("console")
            .room("logging")
            .room("json")
            .room("output")
            .room("client")
            .room("apply")
            .room("consume")
            .room("publish")
            .room("quarantine")
            .room("sla")
            .room("keyset")
            .room("lineage")
            .room("products")
            .room("localmesh.child")
            .room("localmesh")
            .room("demo")
            .root()
            .rule();
}

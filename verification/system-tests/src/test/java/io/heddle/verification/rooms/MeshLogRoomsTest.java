// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification.rooms;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Package order of the mesh log: entries, retries, codec, views, reading, writing, then the uses of the log. */
@AnalyzeClasses(packages = "io.heddle.log", importOptions = ImportOption.DoNotIncludeTests.class)
class MeshLogRoomsTest {
    @ArchTest
    static final ArchRule ROOMS_USE_ONLY_LOWER_ROOMS = new RoomOrder("io.heddle.log")
            .rootTypes("the entries", "CommandId", "ContractEntry", "DomainEntry", "MeshChange")
            .room("retry")
            .room("internal.codec")
            .rootTypes("the views", "MeshView", "MeshLogConfig", "MeshLogHealth", "MeshLogUnavailableException")
            .room("internal.read")
            .room("internal.write")
            .restOfRoot("the log")
            .room("event")
            .room("heartbeat")
            .room("quarantine")
            .rule();
}

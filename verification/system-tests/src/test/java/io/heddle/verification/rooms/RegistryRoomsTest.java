// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification.rooms;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Package order of the registry: log and cluster, decisions, lineage, operations, and the portal on top. */
@AnalyzeClasses(packages = "io.heddle.registry", importOptions = ImportOption.DoNotIncludeTests.class)
class RegistryRoomsTest {
    @ArchTest
    static final ArchRule ROOMS_USE_ONLY_LOWER_ROOMS = new RoomOrder("io.heddle.registry")
            .room("background")
            .room("config")
            .room("problem")
            .room("cluster")
            .room("portal.diagram")
            .room("log")
            .room("events")
            .room("products")
            .room("provisioning")
            .room("lineage")
            .room("contracts")
            .room("topics")
            .room("ownership")
            .room("preview")
            .room("lineage.graph")
            .room("events.view")
            .room("sla")
            .room("lineage.declared")
            .room("lineage.observed")
            .room("lineage.store")
            .room("lineage.openlineage")
            .room("mesh")
            .room("operations")
            .room("portal")
            .room("portal.catalog")
            .room("portal.domain")
            .room("portal.lineage")
            .room("portal.operations")
            .room("portal.records")
            .room("portal.live")
            .room("portal.product")
            .root()
            .rule();
}

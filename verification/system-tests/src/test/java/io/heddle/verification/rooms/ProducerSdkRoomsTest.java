// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification.rooms;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Package order of the SDK: the public types of a publication, the wire format, the contract, publishing, then the
 * entry points.
 */
@AnalyzeClasses(packages = "io.heddle.sdk", importOptions = ImportOption.DoNotIncludeTests.class)
class ProducerSdkRoomsTest {
    @ArchTest
    static final ArchRule ROOMS_USE_ONLY_LOWER_ROOMS = new RoomOrder("io.heddle.sdk")
            .rootTypes("the values", "ContractViolationException", "DataProductProducer", "HeddleConfig",
                    "HeddleException", "MeshUnavailableException", "PublishException", "PublishOptions",
                    "PublishedRecord", "SchemaNotRegisteredException", "UnknownProductException")
            .room("internal.wire")
            .room("internal.contract")
            .room("internal.publish")
            .restOfRoot("the entry points")
            .room("lineage")
            .rule();
}

// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification.rooms;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Package order of the contract model: values, then readers of ODCS documents, then the mesh's own contracts. */
@AnalyzeClasses(packages = "io.heddle.contract", importOptions = ImportOption.DoNotIncludeTests.class)
class ContractModelRoomsTest {
    @ArchTest
    static final ArchRule ROOMS_USE_ONLY_LOWER_ROOMS = new RoomOrder("io.heddle.contract")
            .root()
            .room("yaml")
            .room("text")
            .room("pattern")
            .room("suggestion")
            .room("wire")
            .room("diff")
            .room("avro")
            .room("odcs.internal.document")
            .room("odcs.internal.shape")
            .room("odcs.internal.schema")
            .room("odcs.internal.mask")
            .room("odcs.internal.field")
            .room("odcs.internal.section")
            .room("odcs")
            .room("mesh")
            .rule();
}

// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification.containers;

import io.heddle.verification.RunningMesh;
import io.heddle.verification.SharedMesh;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** Runs the cases on the components that {@code heddle up} starts. */
@ExtendWith(SharedMesh.class)
class PublishOnLocalMeshIT extends PublishToOutputCases {
    @BeforeAll
    void start(RunningMesh shared, @TempDir Path folder) {
        ContainerEngineNotice.reportIfMissing();
        use(shared, folder);
    }
}

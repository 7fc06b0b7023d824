// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification.containers;

import io.heddle.verification.RunningMesh;

import java.nio.file.Path;

/** Runs the cases on the components that {@code heddle up} starts. */
class PublishOnLocalMeshIT extends PublishToOutputCases {
    @Override
    RunningMesh start(Path data) {
        ContainerEngineNotice.reportIfMissing();
        return RunningMesh.up(data);
    }
}

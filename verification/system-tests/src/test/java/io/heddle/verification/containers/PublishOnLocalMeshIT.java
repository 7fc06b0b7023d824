// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification.containers;

import io.heddle.verification.RunningMesh;

import java.nio.file.Path;

/** On the parts that {@code heddle up} brings along. */
class PublishOnLocalMeshIT extends PublishToOutputCases {
    @Override
    RunningMesh start(Path data) {
        ContainerEngineNotice.reportIfMissing();
        return RunningMesh.up(data);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.apply;

import io.heddle.cli.client.InputFault;

import java.nio.file.Path;
import java.util.List;

/** The faults of one file. */
record FileFaults(Path path, List<InputFault> faults) {
    FileFaults {
        faults = List.copyOf(faults);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

/** The names of the nodes of a cell's topology. They are part of metric names and of the golden file. */
final class CellNodes {
    static final String INGEST = "ingest";
    static final String GOVERN = "govern";
    static final String PUBLISH = "publish";
    static final String QUARANTINE = "quarantine";

    private CellNodes() {}
}

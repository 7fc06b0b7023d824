// SPDX-License-Identifier: Apache-2.0
/**
 * What becomes of rejected records after their rejection: they are read, replayed and discarded here.
 *
 * <p>A quarantine topic holds rejections, written by the gate, and
 * {@link io.heddle.log.quarantine.AcknowledgementRecord}s, which name rejections that are done with. A replay writes
 * records to the ingest topic and their settlement in one transaction, so a process that is killed at any point neither
 * doubles nor loses any; whoever comes next subtracts what is settled and goes on. One transactional id per quarantine
 * lets only one of them write at a time.
 */
@NullMarked
package io.heddle.log.quarantine;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * Reads, replays and discards rejected records.
 *
 * <p>A quarantine topic holds rejections, written by the gate, and
 * {@link io.heddle.log.quarantine.AcknowledgementRecord}s, which list the rejections that have been processed. A replay
 * writes records to the ingest topic and their acknowledgement in one transaction, so a process that is killed at any
 * point neither duplicates nor loses records; the next run skips what is acknowledged and continues. One transactional
 * id per quarantine allows a single writer at a time.
 */
@NullMarked
package io.heddle.log.quarantine;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * What the gate does about personal data that a contract does not declare: which records it looks at, what counts, and
 * what becomes of a record. Knows nothing of Kafka Streams.
 */
@NullMarked
package io.heddle.governance.gate.detection;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** The insights domain: a Kafka Streams application that joins other domains' products into one of its own. */
@NullMarked
package io.heddle.demo.insights;

import org.jspecify.annotations.NullMarked;

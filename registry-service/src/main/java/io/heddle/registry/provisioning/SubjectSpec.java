// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.provisioning;

import io.heddle.contract.TopicSettings.Compatibility;

/**
 * A schema registry subject as a contract wants it.
 *
 * @param schema the Avro schema it must know, as JSON
 */
public record SubjectSpec(String subject, String schema, Compatibility level) {}

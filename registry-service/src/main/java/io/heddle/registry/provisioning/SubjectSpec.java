// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.provisioning;

import io.heddle.contract.TopicSettings.Compatibility;

/**
 * The desired state of a schema registry subject.
 *
 * @param schema the Avro schema it must contain, as JSON
 */
public record SubjectSpec(String subject, String schema, Compatibility level) {}

// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.events;

import io.heddle.contract.Contract;
import io.heddle.log.DomainEntry;

/**
 * Publishes what the registry did. The truth is the log: an event that Kafka does not take before the registry stops is
 * lost and blocks nobody. Thread-safe, never waits, never throws.
 */
public interface RegistryEventPublisher {
    void domainRegistered(DomainEntry domain);

    /** @param changes the differences in words */
    void domainChanged(DomainEntry domain, String changes);

    void contractApplied(Contract contract);
}

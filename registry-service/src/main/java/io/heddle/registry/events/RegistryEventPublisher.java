// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.events;

import io.heddle.contract.Contract;
import io.heddle.log.DomainEntry;

/**
 * Publishes what the registry has done. The log remains the source of truth: an event not delivered before the registry
 * stops is lost. Thread-safe; never blocks, never throws.
 */
public interface RegistryEventPublisher {
    void domainRegistered(DomainEntry domain);

    /** @param changes a description of the differences */
    void domainChanged(DomainEntry domain, String changes);

    void contractApplied(Contract contract);
}

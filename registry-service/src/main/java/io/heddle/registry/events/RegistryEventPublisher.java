// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.events;

import io.heddle.contract.Contract;
import io.heddle.log.DomainEntry;

/**
 * Tells the mesh what the registry did. The truth is the log; an event that does not get through is lost and hinders
 * nobody. Thread-safe, never waits, never throws.
 */
public interface RegistryEventPublisher {
    void domainRegistered(DomainEntry domain);

    /** @param changes the differences in words */
    void domainChanged(DomainEntry domain, String changes);

    void contractApplied(Contract contract);
}

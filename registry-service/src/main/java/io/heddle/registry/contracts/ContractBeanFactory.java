// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.engine.CompiledRecordEngine;
import io.heddle.engine.RecordEngine;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Provides the engine that validates contracts. */
@Factory
final class ContractBeanFactory {
    /** The engine of the gate, without masking keys: the registry validates rules and never processes records. */
    @Singleton
    RecordEngine engine() {
        return CompiledRecordEngine.checkOnly();
    }
}

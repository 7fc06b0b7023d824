// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.log;

import io.heddle.log.MeshLogConfig;
import io.heddle.log.MeshLogReader;
import io.heddle.registry.config.RegistryConfig;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

import java.time.Clock;

/** The log and the clock that its entries are dated by. */
@Factory
final class LogBeanFactory {
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Singleton
    MeshLogConfig log(RegistryConfig config) {
        return new MeshLogConfig(config.kafka());
    }

    /** A view of its own, unless the process shares one with it. */
    @Singleton
    @Bean(preDestroy = "close")
    @Requires(missingBeans = MeshLogReader.class)
    MeshLogReader reader(MeshLogConfig log) {
        return MeshLogReader.start(log);
    }
}

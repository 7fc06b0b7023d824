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

/** Provides the log and the clock used to date its entries. */
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

    /** Creates a reader of its own, unless the process shares one. */
    @Singleton
    @Bean(preDestroy = "close")
    @Requires(missingBeans = MeshLogReader.class)
    MeshLogReader reader(MeshLogConfig log) {
        return MeshLogReader.start(log);
    }
}

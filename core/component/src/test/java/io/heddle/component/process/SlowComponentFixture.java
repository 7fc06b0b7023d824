// SPDX-License-Identifier: Apache-2.0
package io.heddle.component.process;

import io.heddle.component.settings.CommonSettings;
import io.heddle.component.settings.SettingCatalog;
import io.heddle.component.settings.SettingDefinition;
import io.heddle.component.settings.SettingType;
import io.heddle.component.settings.SettingValues;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A component for {@link ComponentProcessTest} with a configurable shutdown time. */
final class SlowComponentFixture {
    private static final SettingDefinition<Duration> TAKES = SettingDefinition
            .of("HEDDLE_ENDING_TAKES", SettingType.duration(), "how long its end takes").withDefault("1ms");
    private static final SettingDefinition<String> STARTS = SettingDefinition
            .of("HEDDLE_STARTS", SettingType.oneOf("well", "badly"), "how it starts").withDefault("well");

    private SlowComponentFixture() {}

    public static void main(String[] args) {
        List<SettingDefinition<?>> settings = new ArrayList<>(List.of(TAKES, STARTS));
        settings.addAll(CommonSettings.PROCESS);
        ComponentProcess.run(new SettingCatalog("loom", settings, List.of()), SlowComponentFixture::start);
    }

    private static AutoCloseable start(SettingValues values) {
        if (values.get(STARTS).equals("badly")) {
            throw new CannotStartException("the thread is torn; replace it", new IOException("torn"));
        }
        CountDownLatch ended = new CountDownLatch(1);
        new Thread(() -> await(ended, Duration.ofMinutes(1))).start();
        System.out.println("weaving");
        return () -> {
            await(new CountDownLatch(1), values.get(TAKES));
            ended.countDown();
            System.out.println("woven");
        };
    }

    private static void await(CountDownLatch latch, Duration atMost) {
        try {
            boolean ended = latch.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
            System.out.println(ended ? "ended" : "waited");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

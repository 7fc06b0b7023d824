// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.topics;

import io.heddle.registry.config.RegistryConfig;
import org.junit.jupiter.api.Test;

import java.net.URI;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class TopicReadingThreadTest {
    @Test
    void shouldCloseWhenItWasNeverStarted() {
        TopicReadingThread thread = new TopicReadingThread("never-started",
                RegistryConfig.local("127.0.0.1:1", URI.create("http://127.0.0.1:1"), 0), consumer -> {});

        assertThatCode(thread::close).doesNotThrowAnyException();
        assertThat(thread.isClosing()).isTrue();
    }
}

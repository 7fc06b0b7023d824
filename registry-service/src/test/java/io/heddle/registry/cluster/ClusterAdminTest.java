// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.cluster;

import io.heddle.registry.config.RegistryConfig;
import io.heddle.registry.problem.ProblemException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.NotControllerException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What becomes of the answers of Kafka, without a broker. */
class ClusterAdminTest {
    private final ClusterAdmin admin =
            new ClusterAdmin(RegistryConfig.local("127.0.0.1:1", URI.create("http://127.0.0.1:1"), 0));

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @Test
    void shouldReturnTheAnswer() {
        assertThat(admin.await("ask", completed("answer"))).contains("answer");
    }

    @Test
    void shouldTakeAnAnswerThatIsHereAlthoughTheDeadlineHasPassed() {
        AdminDeadline passed = AdminDeadline.in(Duration.ofSeconds(-1));

        assertThat(admin.await("ask", completed("answer"), passed, ApiException.class)).contains("answer");
    }

    @Test
    void shouldReportAnOutageWhenNoAnswerArrivesInTime() {
        AdminDeadline soon = AdminDeadline.in(Duration.ofMillis(1));

        assertProblem("kafka.unavailable", new KafkaFutureImpl<>(), soon);
    }

    @Test
    void shouldReturnNothingWhenTheFailureIsTolerated() {
        assertThat(admin.await("ask", failed(new GroupIdNotFoundException("gone")), GroupIdNotFoundException.class))
                .isEmpty();
    }

    @Test
    void shouldReportAnyOtherFailure() {
        AdminDeadline deadline = admin.deadline();

        assertProblem("kafka.refused", failed(new InvalidTopicException("bad name")), deadline);
        assertProblem("kafka.unavailable", failed(new NotControllerException("moved")), deadline);
        assertThatThrownBy(() -> admin.await("ask", failed(new GroupIdNotFoundException("gone"))))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void shouldStayInterruptedWhenItIsInterruptedWhileItWaits() {
        Thread.currentThread().interrupt();

        assertProblem("kafka.unavailable", new KafkaFutureImpl<>(), admin.deadline());
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    private void assertProblem(String code, KafkaFutureImpl<String> future, AdminDeadline deadline) {
        assertThatThrownBy(() -> admin.await("ask", future, deadline, GroupIdNotFoundException.class))
                .isInstanceOfSatisfying(ProblemException.class,
                        problem -> assertThat(problem.problem().code()).isEqualTo(code));
    }

    private static KafkaFutureImpl<String> completed(String value) {
        KafkaFutureImpl<String> future = new KafkaFutureImpl<>();
        future.complete(value);
        return future;
    }

    private static KafkaFutureImpl<String> failed(Exception failure) {
        KafkaFutureImpl<String> future = new KafkaFutureImpl<>();
        future.completeExceptionally(failure);
        return future;
    }
}

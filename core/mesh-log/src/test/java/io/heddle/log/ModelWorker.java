// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Submits generated commands and records their results, while an intruder writes in between at random steps. */
final class ModelWorker {
    private final MeshLogConfig config;
    private final long seed;
    private final String name;
    private final int count;
    private final AtomicLong acknowledged;
    private final Random random;
    private final AtomicInteger intrusions = new AtomicInteger();
    private final List<Result> results = new ArrayList<>();

    enum Outcome {
        COMMITTED,
        REFUSED
    }

    /**
     * @param position of the view that the result is based on
     * @param known the highest position known to be written, in this process, when the command was submitted
     */
    record Result(String id, Outcome outcome, long position, long known) {
        String line() {
            return id + " " + outcome + " " + position + " " + known;
        }

        static Result parse(String line) {
            String[] parts = line.split(" ");
            return new Result(parts[0], Outcome.valueOf(parts[1]), Long.parseLong(parts[2]), Long.parseLong(parts[3]));
        }
    }

    /** @param acknowledged the highest position at which a command of this process has been acknowledged */
    ModelWorker(MeshLogConfig config, long seed, String name, int count, AtomicLong acknowledged) {
        this.config = config;
        this.seed = seed;
        this.name = name;
        this.count = count;
        this.acknowledged = acknowledged;
        this.random = new Random(seed + name.hashCode());
    }

    List<Result> run() {
        try (MeshLogWriter intruder = MeshLogWriter.open(config);
                MeshLogWriter writer = MeshLogWriter.open(config, step -> submitFromIntruderAtTimes(intruder))) {
            for (int n = 0; n < count; n++) {
                ModelCommand command = ModelCommand.of(seed, name, n);
                submit(writer, command);
                if (random.nextInt(8) == 0) {
                    submit(random.nextBoolean() ? writer : intruder, command);
                }
            }
        }
        return results;
    }

    private void submitFromIntruderAtTimes(MeshLogWriter intruder) {
        if (random.nextInt(40) == 0) {
            submit(intruder, ModelCommand.of(seed, name + "-intruder", intrusions.getAndIncrement()));
        }
    }

    private void submit(MeshLogWriter writer, ModelCommand command) {
        long known = acknowledged.get();
        CommandOutcome<Long> outcome = writer.submit(command.commandId(), command::decide);
        if (outcome instanceof CommandOutcome.Committed<Long> committed) {
            results.add(new Result(command.id(), Outcome.COMMITTED, committed.view().position(), known));
            acknowledged.accumulateAndGet(committed.view().position(), Math::max);
        } else if (outcome instanceof CommandOutcome.Refused<Long> refused) {
            results.add(new Result(command.id(), Outcome.REFUSED, refused.reason(), known));
        }
    }
}

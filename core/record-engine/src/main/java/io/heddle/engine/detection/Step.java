// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.detection;

import org.jspecify.annotations.Nullable;

/** Passes over one value of a schema, looking at the texts in it that are to be looked at. */
interface Step {
    void walk(Visit visit);

    /** Whether there is any text to look at; while a recursive record is being made, perhaps. */
    boolean looks();

    /** A value without texts, or whose texts are declared. */
    record Skip(Passing passing) implements Step {
        @Override
        public void walk(Visit visit) {
            passing.pass(visit.in);
        }

        @Override
        public boolean looks() {
            return false;
        }
    }

    /** How a value is passed over. */
    interface Passing {
        void pass(AvroBytes in);
    }

    /** An undeclared text. */
    record Text(Site site) implements Step {
        @Override
        public void walk(Visit visit) {
            visit.text(site);
        }

        @Override
        public boolean looks() {
            return true;
        }
    }

    /** A union. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares steps
    record Branches(Step[] steps) implements Step {
        @Override
        public void walk(Visit visit) {
            steps[visit.in.index(steps.length)].walk(visit);
        }

        @Override
        public boolean looks() {
            for (Step step : steps) {
                if (step.looks()) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * An array, or a map whose keys are texts.
     *
     * @param key null for arrays
     * @param empty whether an item takes no bytes, so that no number of them is bounded by the bytes left
     */
    record Blocks(@Nullable Step key, Step item, boolean empty) implements Step {
        @Override
        public void walk(Visit visit) {
            AvroBytes in = visit.in;
            in.enter();
            boolean looks = looks();
            for (int start = in.at; ; start = in.at) {
                long count = in.number();
                if (count == 0) {
                    break;
                }
                if (count < 0) {
                    int size = in.length();
                    if (!looks) {
                        in.skip(size);
                        continue;
                    }
                    count = -count;
                    visit.block(start, in.at, in.at + size, count);
                }
                items(visit, count);
            }
            in.leave();
        }

        private void items(Visit visit, long count) {
            if (empty && key == null) {
                visit.in.idle(count);
                return;
            }
            // Each item takes a byte at least, so that a count too large ends with the bytes.
            for (long i = 0; i < count; i++) {
                if (key != null) {
                    key.walk(visit);
                }
                item.walk(visit);
            }
            if (count < 0) {
                throw new AvroBytes.Unreadable();
            }
        }

        @Override
        public boolean looks() {
            return item.looks() || (key != null && key.looks());
        }
    }

    /** A record; its fields are set after it is made, because schemas recur. */
    final class Fields implements Step {
        private Step[] steps = {};
        private boolean looks;

        /** @param looks what to say while the record is being made */
        Fields(boolean looks) {
            this.looks = looks;
        }

        void set(Step[] fields) {
            steps = fields;
            boolean any = false;
            for (Step field : fields) {
                any |= field.looks();
            }
            looks = any;
        }

        @Override
        public void walk(Visit visit) {
            visit.in.enter();
            for (Step step : steps) {
                step.walk(visit);
            }
            visit.in.leave();
        }

        @Override
        public boolean looks() {
            return looks;
        }
    }
}

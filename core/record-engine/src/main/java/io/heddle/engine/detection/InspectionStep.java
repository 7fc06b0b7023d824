// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.detection;

import org.jspecify.annotations.Nullable;

/** Reads one value of a schema and inspects the undeclared texts in it. */
interface InspectionStep {
    void inspect(RecordInspection visit);

    /** Whether there is any text to inspect; an estimate while a recursive record is being compiled. */
    boolean containsText();

    /** A value without texts, or with declared texts only. */
    record SkipStep(ValueSkipper passing) implements InspectionStep {
        @Override
        public void inspect(RecordInspection visit) {
            passing.pass(visit.input);
        }

        @Override
        public boolean containsText() {
            return false;
        }
    }

    /** Skips a value. */
    interface ValueSkipper {
        void pass(AvroByteReader input);
    }

    /** An undeclared text. */
    record TextStep(UndeclaredField undeclaredField) implements InspectionStep {
        @Override
        public void inspect(RecordInspection visit) {
            visit.text(undeclaredField);
        }

        @Override
        public boolean containsText() {
            return true;
        }
    }

    /** A union. */
    @SuppressWarnings("ArrayRecordComponent") // steps are never compared
    record UnionStep(InspectionStep[] steps) implements InspectionStep {
        @Override
        public void inspect(RecordInspection visit) {
            steps[visit.input.index(steps.length)].inspect(visit);
        }

        @Override
        public boolean containsText() {
            for (InspectionStep step : steps) {
                if (step.containsText()) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * An array, or a map, whose keys are texts.
     *
     * @param key null for arrays
     * @param empty whether an item takes no bytes, so that the remaining bytes do not bound the number of items
     */
    record BlocksStep(@Nullable InspectionStep key, InspectionStep item, boolean empty) implements InspectionStep {
        @Override
        public void inspect(RecordInspection visit) {
            AvroByteReader input = visit.input;
            input.enter();
            boolean inspects = containsText();
            for (int start = input.position;; start = input.position) {
                long count = input.number();
                if (count == 0) {
                    break;
                }
                if (count < 0) {
                    int size = input.length();
                    if (!inspects) {
                        input.skip(size);
                        continue;
                    }
                    count = -count;
                    visit.block(start, input.position, input.position + size, count);
                }
                items(visit, count);
            }
            input.leave();
        }

        private void items(RecordInspection visit, long count) {
            if (empty && key == null) {
                visit.input.skipEmptyItems(count);
                return;
            }
            // Each item takes at least one byte, so that an excessive count fails at the end of the bytes.
            for (long i = 0; i < count; i++) {
                if (key != null) {
                    key.inspect(visit);
                }
                item.inspect(visit);
            }
            if (count < 0) {
                throw new AvroByteReader.UnreadableRecordException();
            }
        }

        @Override
        public boolean containsText() {
            return item.containsText() || (key != null && key.containsText());
        }
    }

    /** A record. Its fields are set after construction because schemas can be recursive. */
    final class RecordStep implements InspectionStep {
        private InspectionStep[] steps = {};
        private boolean inspects;

        /**
         * @param inspects the result of {@link #containsText} while the record is being compiled
         */
        RecordStep(boolean inspects) {
            this.inspects = inspects;
        }

        void set(InspectionStep[] fields) {
            steps = fields;
            boolean any = false;
            for (InspectionStep field : fields) {
                any |= field.containsText();
            }
            inspects = any;
        }

        @Override
        public void inspect(RecordInspection visit) {
            visit.input.enter();
            for (InspectionStep step : steps) {
                step.inspect(visit);
            }
            visit.input.leave();
        }

        @Override
        public boolean containsText() {
            return inspects;
        }
    }
}

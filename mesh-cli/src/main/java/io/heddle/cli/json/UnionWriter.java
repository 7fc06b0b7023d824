// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.json;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a value as the first branch that accepts it, because plain JSON does not name the branch. */
record UnionWriter(List<ValueWriter> branches) implements ValueWriter {
    UnionWriter {
        branches = List.copyOf(branches);
    }

    @Override
    public String expected() {
        return branches.stream().map(ValueWriter::expected).collect(Collectors.joining(" or "));
    }

    @Override
    public void write(JsonNode value, AvroOutputBuffer out, FieldFaultCollector faults) {
        int start = out.position();
        FieldFaultCollector closest = null;
        for (int i = 0; i < branches.size(); i++) {
            FieldFaultCollector branchFaults = faults.newBranch();
            out.writeLong(i);
            branches.get(i).write(value, out, branchFaults);
            if (branchFaults.isEmpty()) {
                return;
            }
            out.rewind(start);
            closest = isOnlyCandidate(i, value) ? branchFaults : closest;
        }
        if (closest != null) {
            faults.addAll(closest);
        } else {
            faults.addWrongType(expected(), value);
        }
    }

    /**
     * Whether the value can only be meant for this branch, so that the branch's faults are more specific than the
     * union's.
     */
    private boolean isOnlyCandidate(int branch, JsonNode value) {
        boolean onlyOne = branches.stream().filter(b -> !b.equals(PrimitiveWriters.NULL)).count() == 1;
        return onlyOne && !branches.get(branch).equals(PrimitiveWriters.NULL) && !value.isNull();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.heddle.component.settings;

import java.util.List;

/** The settings of a component are invalid; the message lists every fault with its fix and contains no secret. */
public final class SettingsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    /** @param faults at least one, each a sentence */
    public SettingsException(String component, List<String> faults) {
        super(component + ": " + (faults.size() == 1 ? "one setting is" : faults.size() + " settings are")
                + " invalid\n  "
                + String.join("\n  ", faults));
        this.faults = List.copyOf(faults);
    }

    /** The faults, each with its fix. */
    public List<String> faults() {
        return faults;
    }
}

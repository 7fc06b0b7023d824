// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.localmesh;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A TCP port given on the command line; 0 means any free port.
 *
 * @param number 0 to 65535
 */
record TcpPort(int number) {
    TcpPort {
        if (number < 0 || number > 65_535) {
            throw new IllegalArgumentException("port " + number + " is not between 0 and 65535");
        }
    }

    static final class Converter implements ITypeConverter<TcpPort> {
        @Override
        public TcpPort convert(String text) {
            if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
                throw new TypeConversionException("'" + text + "' is not a port: expected 0 to 65535");
            }
            return new TcpPort(Integer.parseInt(text));
        }
    }
}

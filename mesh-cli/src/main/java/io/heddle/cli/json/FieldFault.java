// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.json;

/**
 * One reason why a line cannot be converted. Never contains a value of the line.
 *
 * @param code stable: {@code not_json}, {@code missing_field}, {@code unknown_field}, {@code wrong_type},
 *        {@code out_of_range}
 * @param path the field, such as {@code lines[2].sku}; {@code ""} for the whole line
 * @param message a sentence that names the field
 */
public record FieldFault(String code, String path, String message) {}

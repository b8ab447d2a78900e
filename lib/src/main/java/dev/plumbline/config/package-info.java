/**
 * The typed configuration and its YAML file. Unknown keys and impossible values are refused with
 * the line they stand in; nothing else in the house reads YAML. Start with {@link
 * dev.plumbline.config.Configuration}.
 */
package dev.plumbline.config;

// SPDX-License-Identifier: Apache-2.0
package org.consentry.tls;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks the one place that may write to the process's error stream: no log exists so early. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@interface LastWords {}

// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.consentry.launcher.database;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Folders and private files, as every part of the launcher needs them. */
@NullMarked
package org.consentry.launcher.files;

import org.jspecify.annotations.NullMarked;

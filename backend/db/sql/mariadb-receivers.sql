-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who receives from here. MariaDB wants REPLICATION MASTER ADMIN for it, which is much: without it nothing is known.
SHOW SLAVE HOSTS

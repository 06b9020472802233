-- SPDX-License-Identifier: GPL-3.0-or-later
-- What every poll asks: one row, no lock, cheap enough for once a second on a thousand nodes. pg_monitor suffices.
-- A line that ends in "--@N+" is for PostgreSQL N and newer, one in "--@<N" for older ones.
-- pg_stat_get_wal_senders() and pg_stat_get_activity(pid) are what pg_stat_replication is made of; asking for the
-- senders' own processes only keeps the cost independent of the number of connections.
SELECT
  pg_is_in_recovery(),
  (extract(epoch FROM statement_timestamp()) * 1e6)::bigint,
  CASE WHEN NOT pg_is_in_recovery() THEN pg_current_wal_lsn() END,
  CASE WHEN NOT pg_is_in_recovery() THEN ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::bigint
       ELSE (SELECT timeline_id FROM pg_control_checkpoint()) END,
  pg_last_wal_receive_lsn(),
  pg_last_wal_replay_lsn(),
  CASE WHEN pg_is_in_recovery()
       THEN (extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()) * 1e6)::bigint END,
  CASE WHEN pg_is_in_recovery() THEN pg_is_wal_replay_paused() ELSE false END,
  (SELECT json_build_array(
            status, slot_name, received_tli, latest_end_lsn,
            (extract(epoch FROM clock_timestamp() - last_msg_receipt_time) * 1e6)::bigint,
            (extract(epoch FROM last_msg_receipt_time - last_msg_send_time) * 1e6)::bigint,
            flushed_lsn, --@13+
            received_lsn, --@<13
            sender_host, sender_port --@11+
            NULL, NULL --@<11
          )
     FROM pg_stat_wal_receiver),
  (SELECT json_agg(json_build_array(
            a.application_name, s.slot_name, coalesce(s.slot_type <> 'logical', true), w.state, w.sync_state,
            w.sent_lsn, w.write_lsn, w.flush_lsn, w.replay_lsn,
            (extract(epoch FROM w.write_lag) * 1e6)::bigint,
            (extract(epoch FROM w.flush_lag) * 1e6)::bigint,
            (extract(epoch FROM w.replay_lag) * 1e6)::bigint,
            (extract(epoch FROM clock_timestamp() - w.reply_time) * 1e6)::bigint, --@12+
            NULL, --@<12
            host(a.client_addr)
          ))
     FROM pg_stat_get_wal_senders() w
     CROSS JOIN LATERAL pg_stat_get_activity(w.pid) a
     LEFT JOIN pg_get_replication_slots() s ON s.active_pid = w.pid),
  (extract(epoch FROM clock_timestamp() - statement_timestamp()) * 1e6)::bigint

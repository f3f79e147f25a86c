// SPDX-License-Identifier: GPL-2.0-only
/* The members of structures against the headers that are installed: SCTP. */
#include <netinet/in.h>
#include <sys/socket.h>

#include <linux/sctp.h>

#include "layouts.h"

static void test_sctp_1(void)
{
	AT(value_sctp_rtoinfo, sctp_rtoinfo, srto_assoc_id);
	AT(value_sctp_rtoinfo, sctp_rtoinfo, srto_initial);
	AT(value_sctp_rtoinfo, sctp_rtoinfo, srto_max);
	AT(value_sctp_rtoinfo, sctp_rtoinfo, srto_min);
	AT(value_sctp_assocparams, sctp_assocparams, sasoc_assoc_id);
	AT(value_sctp_assocparams, sctp_assocparams, sasoc_asocmaxrxt);
	AT(value_sctp_assocparams, sctp_assocparams,
	   sasoc_number_peer_destinations);
	AT(value_sctp_assocparams, sctp_assocparams, sasoc_peer_rwnd);
	AT(value_sctp_assocparams, sctp_assocparams, sasoc_local_rwnd);
	AT(value_sctp_assocparams, sctp_assocparams, sasoc_cookie_life);
	AT(value_sctp_initmsg, sctp_initmsg, sinit_num_ostreams);
	AT(value_sctp_initmsg, sctp_initmsg, sinit_max_instreams);
	AT(value_sctp_initmsg, sctp_initmsg, sinit_max_attempts);
	AT(value_sctp_initmsg, sctp_initmsg, sinit_max_init_timeo);
	AT(value_sctp_setpeerprim, sctp_setpeerprim, sspp_assoc_id);
	AT(value_sctp_setpeerprim, sctp_setpeerprim, sspp_addr);
	AT(value_sctp_prim, sctp_prim, ssp_assoc_id);
	AT(value_sctp_prim, sctp_prim, ssp_addr);
	AT(value_sctp_paddrparams, sctp_paddrparams, spp_assoc_id);
	AT(value_sctp_paddrparams, sctp_paddrparams, spp_address);
	AT(value_sctp_paddrparams, sctp_paddrparams, spp_hbinterval);
	AT(value_sctp_paddrparams, sctp_paddrparams, spp_pathmaxrxt);
	AT(value_sctp_paddrparams, sctp_paddrparams, spp_pathmtu);
	AT(value_sctp_paddrparams, sctp_paddrparams, spp_sackdelay);
	AT(value_sctp_paddrparams, sctp_paddrparams, spp_flags);
	AT(value_sctp_paddrparams, sctp_paddrparams, spp_ipv6_flowlabel);
	AT(value_sctp_paddrparams, sctp_paddrparams, spp_dscp);
}

static void test_sctp_2(void)
{
	AT(value_sctp_sndrcvinfo, sctp_sndrcvinfo, sinfo_stream);
	AT(value_sctp_sndrcvinfo, sctp_sndrcvinfo, sinfo_ssn);
	AT(value_sctp_sndrcvinfo, sctp_sndrcvinfo, sinfo_flags);
	AT(value_sctp_sndrcvinfo, sctp_sndrcvinfo, sinfo_ppid);
	AT(value_sctp_sndrcvinfo, sctp_sndrcvinfo, sinfo_context);
	AT(value_sctp_sndrcvinfo, sctp_sndrcvinfo, sinfo_timetolive);
	AT(value_sctp_sndrcvinfo, sctp_sndrcvinfo, sinfo_tsn);
	AT(value_sctp_sndrcvinfo, sctp_sndrcvinfo, sinfo_cumtsn);
	AT(value_sctp_sndrcvinfo, sctp_sndrcvinfo, sinfo_assoc_id);
	AT(value_sctp_sndinfo, sctp_sndinfo, snd_sid);
	AT(value_sctp_sndinfo, sctp_sndinfo, snd_flags);
	AT(value_sctp_sndinfo, sctp_sndinfo, snd_ppid);
	AT(value_sctp_sndinfo, sctp_sndinfo, snd_context);
	AT(value_sctp_sndinfo, sctp_sndinfo, snd_assoc_id);
	AT(value_sctp_event_subscribe, sctp_event_subscribe,
	   sctp_data_io_event);
	AT(value_sctp_event_subscribe, sctp_event_subscribe,
	   sctp_association_event);
	AT(value_sctp_event_subscribe, sctp_event_subscribe,
	   sctp_address_event);
	AT(value_sctp_event_subscribe, sctp_event_subscribe,
	   sctp_send_failure_event);
	AT(value_sctp_event_subscribe, sctp_event_subscribe,
	   sctp_peer_error_event);
	AT(value_sctp_event_subscribe, sctp_event_subscribe,
	   sctp_shutdown_event);
	AT(value_sctp_event_subscribe, sctp_event_subscribe,
	   sctp_partial_delivery_event);
	AT(value_sctp_event_subscribe, sctp_event_subscribe,
	   sctp_adaptation_layer_event);
	AT(value_sctp_event_subscribe, sctp_event_subscribe,
	   sctp_authentication_event);
	AT(value_sctp_event_subscribe, sctp_event_subscribe,
	   sctp_sender_dry_event);
	AT(value_sctp_event_subscribe, sctp_event_subscribe,
	   sctp_stream_reset_event);
	AT(value_sctp_event_subscribe, sctp_event_subscribe,
	   sctp_assoc_reset_event);
	AT(value_sctp_event_subscribe, sctp_event_subscribe,
	   sctp_stream_change_event);
	AT(value_sctp_event_subscribe, sctp_event_subscribe,
	   sctp_send_failure_event_event);
}

static void test_sctp_3(void)
{
	AT(value_sctp_event, sctp_event, se_assoc_id);
	AT(value_sctp_event, sctp_event, se_type);
	AT(value_sctp_event, sctp_event, se_on);
	AT(value_sctp_assoc_value, sctp_assoc_value, assoc_id);
	AT(value_sctp_assoc_value, sctp_assoc_value, assoc_value);
	AT(value_sctp_sack_info, sctp_sack_info, sack_assoc_id);
	AT(value_sctp_sack_info, sctp_sack_info, sack_delay);
	AT(value_sctp_sack_info, sctp_sack_info, sack_freq);
	AT(value_sctp_reset_flags, sctp_assoc_value, assoc_id);
	AT(value_sctp_reset_flags, sctp_assoc_value, assoc_value);
	AT(value_sctp_scheduler, sctp_assoc_value, assoc_id);
	AT(value_sctp_scheduler, sctp_assoc_value, assoc_value);
	AT(value_sctp_stream_value, sctp_stream_value, assoc_id);
	AT(value_sctp_stream_value, sctp_stream_value, stream_id);
	AT(value_sctp_stream_value, sctp_stream_value, stream_value);
	AT(value_sctp_reset_streams, sctp_reset_streams, srs_assoc_id);
	AT(value_sctp_reset_streams, sctp_reset_streams, srs_flags);
	AT(value_sctp_reset_streams, sctp_reset_streams, srs_number_streams);
	AT(value_sctp_add_streams, sctp_add_streams, sas_assoc_id);
	AT(value_sctp_add_streams, sctp_add_streams, sas_instrms);
	AT(value_sctp_add_streams, sctp_add_streams, sas_outstrms);
	AT(value_sctp_default_prinfo, sctp_default_prinfo, pr_assoc_id);
	AT(value_sctp_default_prinfo, sctp_default_prinfo, pr_value);
	AT(value_sctp_default_prinfo, sctp_default_prinfo, pr_policy);
	AT(value_sctp_paddrinfo, sctp_paddrinfo, spinfo_assoc_id);
	AT(value_sctp_paddrinfo, sctp_paddrinfo, spinfo_address);
	AT(value_sctp_paddrinfo, sctp_paddrinfo, spinfo_state);
	AT(value_sctp_paddrinfo, sctp_paddrinfo, spinfo_cwnd);
	AT(value_sctp_paddrinfo, sctp_paddrinfo, spinfo_srtt);
	AT(value_sctp_paddrinfo, sctp_paddrinfo, spinfo_rto);
	AT(value_sctp_paddrinfo, sctp_paddrinfo, spinfo_mtu);
	AT(value_sctp_status, sctp_status, sstat_assoc_id);
	AT(value_sctp_status, sctp_status, sstat_state);
	AT(value_sctp_status, sctp_status, sstat_rwnd);
	AT(value_sctp_status, sctp_status, sstat_unackdata);
	AT(value_sctp_status, sctp_status, sstat_penddata);
	AT(value_sctp_status, sctp_status, sstat_instrms);
	AT(value_sctp_status, sctp_status, sstat_outstrms);
	AT(value_sctp_status, sctp_status, sstat_fragmentation_point);
	AT(value_sctp_status, sctp_status, sstat_primary);
	AT(value_sctp_authchunk, sctp_authchunk, sauth_chunk);
	AT(value_sctp_hmacalgo, sctp_hmacalgo, shmac_num_idents);
	AT(value_sctp_authkeyid, sctp_authkeyid, scact_assoc_id);
	AT(value_sctp_authkeyid, sctp_authkeyid, scact_keynumber);
	AT(value_sctp_authchunks, sctp_authchunks, gauth_assoc_id);
	AT(value_sctp_authchunks, sctp_authchunks, gauth_number_of_chunks);
	AT(value_sctp_assoc_ids, sctp_assoc_ids, gaids_number_of_ids);
	AT(value_sctp_paddrthlds, sctp_paddrthlds, spt_assoc_id);
	AT(value_sctp_paddrthlds, sctp_paddrthlds, spt_address);
	AT(value_sctp_paddrthlds, sctp_paddrthlds, spt_pathmaxrxt);
	AT(value_sctp_paddrthlds, sctp_paddrthlds, spt_pathpfthld);
}

static void test_sctp_4(void)
{
	AT(value_sctp_paddrthlds_v2, sctp_paddrthlds_v2, spt_assoc_id);
	AT(value_sctp_paddrthlds_v2, sctp_paddrthlds_v2, spt_address);
	AT(value_sctp_paddrthlds_v2, sctp_paddrthlds_v2, spt_pathmaxrxt);
	AT(value_sctp_paddrthlds_v2, sctp_paddrthlds_v2, spt_pathpfthld);
	AT(value_sctp_paddrthlds_v2, sctp_paddrthlds_v2, spt_pathcpthld);
	AT(value_sctp_udpencaps, sctp_udpencaps, sue_assoc_id);
	AT(value_sctp_udpencaps, sctp_udpencaps, sue_address);
	AT(value_sctp_udpencaps, sctp_udpencaps, sue_port);
	AT(value_sctp_probeinterval, sctp_probeinterval, spi_assoc_id);
	AT(value_sctp_probeinterval, sctp_probeinterval, spi_address);
	AT(value_sctp_probeinterval, sctp_probeinterval, spi_interval);
	AT(value_sctp_getaddrs, sctp_getaddrs, assoc_id);
	AT(value_sctp_getaddrs, sctp_getaddrs, addr_num);
	AT(value_sctp_getaddrs_old, sctp_getaddrs_old, assoc_id);
	AT(value_sctp_getaddrs_old, sctp_getaddrs_old, addr_num);
	AT(value_sctp_getaddrs_old, sctp_getaddrs_old, addrs);
	AT(value_sctp_assoc_stats, sctp_assoc_stats, sas_assoc_id);
	AT(value_sctp_assoc_stats, sctp_assoc_stats, sas_obs_rto_ipaddr);
	AT(value_sctp_assoc_stats, sctp_assoc_stats, sas_maxrto);
	AT(value_sctp_assoc_stats, sctp_assoc_stats, sas_isacks);
	AT(value_sctp_assoc_stats, sctp_assoc_stats, sas_osacks);
	AT(value_sctp_assoc_stats, sctp_assoc_stats, sas_opackets);
	AT(value_sctp_assoc_stats, sctp_assoc_stats, sas_ipackets);
	AT(value_sctp_assoc_stats, sctp_assoc_stats, sas_rtxchunks);
	AT(value_sctp_assoc_stats, sctp_assoc_stats, sas_outofseqtsns);
	AT(value_sctp_assoc_stats, sctp_assoc_stats, sas_idupchunks);
	AT(value_sctp_assoc_stats, sctp_assoc_stats, sas_gapcnt);
	AT(value_sctp_assoc_stats, sctp_assoc_stats, sas_ouodchunks);
	AT(value_sctp_assoc_stats, sctp_assoc_stats, sas_iuodchunks);
	AT(value_sctp_assoc_stats, sctp_assoc_stats, sas_oodchunks);
	AT(value_sctp_assoc_stats, sctp_assoc_stats, sas_iodchunks);
	AT(value_sctp_assoc_stats, sctp_assoc_stats, sas_octrlchunks);
	AT(value_sctp_assoc_stats, sctp_assoc_stats, sas_ictrlchunks);
	AT(value_sctp_prstatus, sctp_prstatus, sprstat_assoc_id);
	AT(value_sctp_prstatus, sctp_prstatus, sprstat_sid);
	AT(value_sctp_prstatus, sctp_prstatus, sprstat_policy);
	AT(value_sctp_prstatus, sctp_prstatus, sprstat_abandoned_unsent);
	AT(value_sctp_prstatus, sctp_prstatus, sprstat_abandoned_sent);
}

int main(void)
{
	test_sctp_1();
	test_sctp_2();
	test_sctp_3();
	test_sctp_4();
	return unit_end();
}

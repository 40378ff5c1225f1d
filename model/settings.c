/* settings.c -- the defaults, and the services by name */
#include "model/settings.h"

#include "model/settings_delivery.h"

#include <math.h>
#include <string.h>

static void service_settings_free(void *data)
{
	struct service_settings *service = data;

	g_ptr_array_unref(service->paths);
	g_ptr_array_unref(service->aliases);
	g_free(service);
}

static GPtrArray *default_production(void)
{
	GPtrArray *names = g_ptr_array_new();

	g_ptr_array_add(names, (char *)"prod");
	g_ptr_array_add(names, (char *)"production");
	g_ptr_array_add(names, (char *)"live");
	return names;
}

struct settings *settings_new(void)
{
	struct settings *settings = g_new0(struct settings, 1);

	settings->pool = pool_new();
	settings->jobs = 1;
	settings->title = "Engineering review";
	settings->timezone = "UTC";
	settings->assume_timezone = "UTC";
	settings->sources = g_ptr_array_new();
	settings->deploy_tag = "deploy";
	settings->incident_label = "incident|outage";
	settings->rollback_tag = "rollback";
	settings->fold_window = 10 * 60;
	settings->production = default_production();
	settings->columns = g_ptr_array_new();
	settings->services =
		g_ptr_array_new_with_free_func(service_settings_free);
	settings->only_services = g_ptr_array_new();
	settings->incident_window = 60 * 60;
	settings->rollback_window = 24 * 60 * 60;
	settings->benchmark = "classic";
	settings->min_error_rate = 0.001;
	settings->impacts = g_ptr_array_new_with_free_func(g_free);
	settings->rollbacks = g_ptr_array_new_with_free_func(g_free);
	settings->canaries =
		g_ptr_array_new_with_free_func(canary_settings_free);
	settings->flags = g_ptr_array_new_with_free_func(flag_settings_free);
	settings->targets = (struct targets){
		.success_rate = 0.95,
		.build_duration = 10 * 60,
		.flaky_rate = 0.02,
		.queue_wait = 5 * 60,
	};
	settings->slos = g_ptr_array_new_with_free_func(g_free);
	settings->experiments =
		g_ptr_array_new_with_free_func(chaos_settings_free);
	return settings;
}

void settings_free(struct settings *settings)
{
	if (!settings)
		return;
	g_ptr_array_unref(settings->sources);
	g_ptr_array_unref(settings->production);
	g_ptr_array_unref(settings->columns);
	g_ptr_array_unref(settings->services);
	g_ptr_array_unref(settings->only_services);
	g_ptr_array_unref(settings->impacts);
	g_ptr_array_unref(settings->rollbacks);
	g_ptr_array_unref(settings->canaries);
	g_ptr_array_unref(settings->flags);
	g_ptr_array_unref(settings->slos);
	g_ptr_array_unref(settings->experiments);
	pool_free(settings->pool);
	g_free(settings);
}

struct service_settings *settings_service(struct settings *settings,
					  const char *name)
{
	struct service_settings *service;
	uint32_t at = 0;

	for (; at < settings->services->len; at++) {
		service = settings->services->pdata[at];
		int order = strcmp(name, service->name);

		if (order == 0)
			return service;
		if (order < 0)
			break;
	}
	service = g_new0(struct service_settings, 1);
	service->name = pool_text(settings->pool, name);
	service->paths = g_ptr_array_new();
	service->aliases = g_ptr_array_new();
	g_ptr_array_insert(settings->services, (int)at, service);
	return service;
}

const struct service_settings *
settings_find_service(const struct settings *settings, const char *name)
{
	for (uint32_t s = 0; s < settings->services->len; s++) {
		const struct service_settings *service =
			settings->services->pdata[s];

		if (strcmp(name, service->name) == 0)
			return service;
	}
	return NULL;
}

struct impact_settings *settings_impact(struct settings *settings,
					const char *name)
{
	struct impact_settings *impact;

	for (uint32_t i = 0; i < settings->impacts->len; i++) {
		impact = settings->impacts->pdata[i];
		if (strcmp(name, impact->name) == 0)
			return impact;
	}
	impact = g_new0(struct impact_settings, 1);
	impact->name = pool_text(settings->pool, name);
	g_ptr_array_add(settings->impacts, impact);
	return impact;
}

struct rollback_settings *settings_rollback(struct settings *settings,
					    const char *name)
{
	struct rollback_settings *rollback;

	for (uint32_t r = 0; r < settings->rollbacks->len; r++) {
		rollback = settings->rollbacks->pdata[r];
		if (strcmp(name, rollback->name) == 0)
			return rollback;
	}
	rollback = g_new0(struct rollback_settings, 1);
	*rollback = (struct rollback_settings){
		.name = pool_text(settings->pool, name),
		.above = 0.05,
		.for_seconds = 3 * 60,
		.within_seconds = 30 * 60,
	};
	g_ptr_array_add(settings->rollbacks, rollback);
	return rollback;
}

struct slo_settings *settings_slo(struct settings *settings, const char *name)
{
	struct slo_settings *slo;

	for (uint32_t i = 0; i < settings->slos->len; i++) {
		slo = settings->slos->pdata[i];
		if (strcmp(name, slo->name) == 0)
			return slo;
	}
	slo = g_new0(struct slo_settings, 1);
	*slo = (struct slo_settings){
		.name = pool_text(settings->pool, name),
		.objective = NAN,
		.below = NAN,
		.limit = NAN,
		.slice_target = NAN,
		.length = { SLO_ROLLING, SLO_USUAL_DAYS * INT64_C(86400) },
	};
	g_ptr_array_add(settings->slos, slo);
	return slo;
}

//! One search over everything a person may see: fed by the journal, and telling nothing of the rest.

use super::{
    scene::Circle,
    watch,
    world::{Engine, Person, World, on_both, run_alone},
};
use domain::{
    documents::CloseDocument,
    groups::{AddMember, GroupRole, RemoveMember},
    search::{HitsView, Kind, Progress, Search, Target},
    time::CalendarDay,
};

on_both!(
    words_are_found_in_every_form_and_lead_to_their_place,
    nothing_is_told_of_what_may_not_be_seen,
    changes_follow_and_filters_narrow,
    people_and_bodies_are_found,
    one_of_ones_own_groups_is_chosen_on_the_page,
);

fn of(text: &str) -> Search {
    Search { text: text.to_owned(), ..Search::default() }
}

async fn hits(world: &World, who: &Person, search: Search) -> HitsView {
    world.done(who, search).await
}

/// Waits until a search finds so much, and gives it.
async fn found(world: &World, who: &Person, search: Search, total: u64) -> HitsView {
    let text = format!("{total} of {search:?}");
    world.until(&text, async || hits(world, who, search.clone()).await.total == total).await;
    hits(world, who, search).await
}

async fn words_are_found_in_every_form_and_lead_to_their_place(world: &World) {
    let circle = Circle::gather(world, "шарттарымыздың").await;
    let remark = circle.remark(world, &circle.member, "Келісім нақтылансын").await;
    let documents = Search { kind: Some(Kind::Document), ..of("шарт") };
    let document = found(world, &circle.second, documents, 1).await.hits.remove(0);
    assert!(matches!(document.target, Target::Document(id, _) if id == circle.document));
    assert!(document.within.is_some_and(|group| group.kk.starts_with("Топ")));
    let told = found(world, &circle.second, of("келісімнің"), 1).await;
    assert_eq!(told.hits[0].target, Target::Remark(circle.document, remark));
    assert!(told.hits[0].snippet.iter().any(|fragment| fragment.sought && fragment.text == "Келісім"));
    assert_eq!(told.hits[0].title.ru, "Жоба шарттарымыздың");
}

async fn nothing_is_told_of_what_may_not_be_seen(world: &World) {
    let circle = Circle::gather(world, "құпиясөз").await;
    circle.remark(world, &circle.member, "құпиясөз туралы").await;
    let outsider = world.person("Бөтен", world.justice).await;
    let remarks = Search { kind: Some(Kind::Remark), ..of("құпиясөз") };
    found(world, &circle.observer, remarks.clone(), 1).await;
    let told = hits(world, &outsider, of("құпиясөз")).await;
    assert!(told.by_kind.iter().all(|(kind, _)| *kind == Kind::Person), "{:?}", told.by_kind);
    let all = hits(world, &outsider, Search { kind: Some(Kind::Document), ..Search::default() }).await;
    assert_eq!((all.total, all.hits.len()), (0, 0));
    let in_group = Search { group: Some(circle.group), ..of("құпиясөз") };
    assert_eq!(hits(world, &outsider, in_group.clone()).await.total, 0);
    assert_eq!(hits(world, &circle.chair, in_group.clone()).await.total, 3);
    assert_eq!(hits(world, &circle.chair, Search { kind: Some(Kind::Person), ..in_group }).await.total, 0);
    // Whoever leaves the group finds nothing of it from that moment, whatever the index holds.
    let remove = RemoveMember { group: circle.group, person: circle.second.id };
    world.done(&circle.chair, remove).await;
    assert_eq!(hits(world, &circle.second, remarks).await.total, 0);
}

async fn changes_follow_and_filters_narrow(world: &World) {
    let circle = Circle::gather(world, "кеденшарт").await;
    let search =
        Search { kind: Some(Kind::Document), progress: Some(Progress::UnderWay), ..of("кеденшарт") };
    found(world, &circle.chair, search.clone(), 1).await;
    world.done(&circle.chair, CloseDocument { document: circle.document }).await;
    found(world, &circle.chair, search.clone(), 0).await;
    let finished = Search { progress: Some(Progress::Finished), ..search };
    found(world, &circle.chair, finished.clone(), 1).await;
    // Placed by the secretary, who is of the ministry of justice.
    let total = async |search: Search| hits(world, &circle.chair, search).await.total;
    assert_eq!(total(Search { body: Some(world.justice), ..finished.clone() }).await, 1);
    assert_eq!(total(Search { body: Some(world.finance), ..finished.clone() }).await, 0);
    let today = CalendarDay::of(world.services.now());
    assert_eq!(total(Search { from: Some(today), until: Some(today), ..finished.clone() }).await, 1);
    assert_eq!(total(Search { from: Some(CalendarDay(today.0 + 1)), ..finished }).await, 0);
}

async fn people_and_bodies_are_found(world: &World) {
    let person = world.person("Сыздықов", world.finance).await;
    let told = found(world, &world.admin, Search { kind: Some(Kind::Person), ..of("Сыздықов") }, 1).await;
    assert_eq!(told.hits[0].target, Target::Person(person.id));
    assert!(told.hits[0].within.is_some());
    let latin = hits(world, &world.admin, Search { kind: Some(Kind::Person), ..of("Syzdyqov") }).await;
    assert_eq!((latin.total, latin.repaired.is_some()), (1, true));
    let bodies = found(world, &world.admin, Search { kind: Some(Kind::Body), ..Search::default() }, 2).await;
    assert!(bodies.hits.iter().all(|hit| hit.target.kind() == Kind::Body));
}

async fn one_of_ones_own_groups_is_chosen_on_the_page(world: &World) {
    let circle = Circle::gather(world, "бірінші").await;
    let other = Circle::gather(world, "екінші").await;
    for circle in [&circle, &other] {
        circle.remark(world, &circle.member, "bridge туралы").await;
    }
    let join = AddMember { group: other.group, person: circle.chair.id, role: GroupRole::Member };
    world.done(&other.chair, join).await;
    found(world, &circle.chair, of("bridge"), 2).await;
    let page = async |who: &Person, query: String| world.get(who, &format!("/search?{query}")).await.text();
    let results = |page: &str| page.matches("class=\"hit\"").count();

    let both = page(&circle.chair, "text=bridge".to_owned()).await;
    let option = |group| format!("<option value=\"{group}\"");
    assert!(both.contains(&option(circle.group)) && both.contains(&option(other.group)), "{both}");
    assert_eq!(results(&both), 2);
    let one = page(&circle.chair, format!("text=bridge&group={}", other.group)).await;
    assert_eq!(results(&one), 1);
    let (_, chosen) = one.split_once(&option(other.group)).unwrap();
    assert!(chosen.split('>').next().unwrap().contains("selected"), "{one}");
    // The group of others is neither offered nor searched in, not even by its address.
    let own = page(&circle.member, format!("text=bridge&group={}", other.group)).await;
    assert!(own.contains(&option(circle.group)) && !own.contains(&option(other.group)), "{own}");
    assert!(!own.contains("Топ екінші"), "{own}");
    assert_eq!(results(&own), 1);
}

/// As `alqa reindex` fills it.
#[test]
fn an_index_is_filled_from_the_database() {
    let _others = watch::shared();
    for engine in [Engine::Sqlite, Engine::Postgres] {
        run_alone(engine, false, async |world: &World| {
            let circle = Circle::gather(world, "қаржыбақылау").await;
            circle.remark(world, &circle.member, "қаржыбақылау керек").await;
            let nothing = hits(world, &circle.chair, of("қаржыбақылау")).await;
            assert!(nothing.filling && nothing.hits.is_empty());
            let entries = world.services.refill_index().await.unwrap();
            assert_eq!(entries, world.services.refill_index().await.unwrap(), "twice is once");
            let told =
                hits(world, &circle.chair, Search { group: Some(circle.group), ..of("қаржыбақылау") }).await;
            assert_eq!((told.total, told.filling), (3, false));
        });
    }
}

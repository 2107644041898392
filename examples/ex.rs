use goodword::session::*;
use goodword::*;
use std::sync::Arc;
fn main(){
    let rubric=Arc::new(rubric::default_rubric());
    for f in std::env::args().skip(1){
        let text=std::fs::read_to_string(&f).unwrap();
        let l=scenario::load(&text,&rubric);
        let g=Game::new(Arc::new(l.scenario.unwrap()),ronfile::TextHash(String::new()),rubric.clone(),ronfile::TextHash(String::new()));
        let t=std::time::Instant::now();
        let x=simulate::explore(&g,5_000_000);
        let t1=t.elapsed(); let n=x.graph.vertices.len();
        let t=std::time::Instant::now();
        let a=simulate::analyse(&g,simulate::Bounds::WHOLE);
        println!("{f}: {n} vertices {:?} {:.2}M/s, whole {:?} exact {}",t1,n as f64/t1.as_secs_f64()/1e6,t.elapsed(),a.is_exact());
        let s=a.scoring.as_ref().unwrap();
        println!("  {:?} {:?} can {} honest {} standings {} random {:?} expert {} {}",s.dimensions,s.overall,s.can_pass,s.honest_pass,s.standings.len(),s.random,s.plan.expected(),s.plan.passing());
        for (e,v) in &a.endings { println!("  {} {:?}",g.ending_id(*e),a.witness(&g,*v)); }
        println!("  dead {:?} traps {:?}",a.dead_ends,a.traps);
    }
}

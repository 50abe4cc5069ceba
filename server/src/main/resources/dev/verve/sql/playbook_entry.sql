-- Who came into a playbook within a time, each by the first run.
select s.entity, s.id, case when r.held_out then 'holdout' else 'treated' end as arm,
  r.started_on as day
from playbook_run r
join (:subjects) s on s.key = r.:column
where r.playbook = :playbook
  and r.started_at >= :from
  and r.started_at < :until
qualify row_number() over (partition by s.entity order by r.id) = 1

-- Of the tenth with the highest scores, how many have nearly all their points from one action.
with top as (
  select entity
  from (
    select entity, score, percent_rank() over (order by score desc) as place
    from :score
  ) ranked
  where place <= 0.1 and score > 0
), part as (
  select
    p.entity,
    p.action_key,
    p.points,
    sum(case when p.points > 0 then p.points else 0 end) over (partition by p.entity) as total
  from :point p
  join top t on t.entity = p.entity
)
select
  a.branch,
  a.action,
  count(*) as users,
  (select count(*) from top) as top_users
from part
join action a on a.action_key = part.action_key
where part.total > 0 and part.points >= :share * part.total
group by a.branch, a.action
order by users desc, a.branch, a.action
